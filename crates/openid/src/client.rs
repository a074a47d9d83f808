//! What the provider is asked, and what is believed of its answers.

use crate::Inner;
use crate::claims::{self, Others, Signed, Told};
use actions::sign_in::{Person, ProviderProblem, Question};
use chrono::{DateTime, Utc};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim,
    CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
    CoreProviderMetadata, CoreResponseType, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AuthType, AuthenticationFlow, AuthorizationCode, ClaimsVerificationError, CsrfToken,
    EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest,
    HttpResponse, IdTokenFields, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier,
    RequestTokenError, SignatureVerificationError, StandardErrorResponse, StandardTokenResponse,
    TokenResponse, UserInfoError,
};
use std::error::Error;
use std::time::Duration;
use ureq::Agent;

/// Somebody waits for the page.
const TIMEOUT: Duration = Duration::from_secs(5);
/// More than any document or token of the standard.
const ANSWER_BYTES_MAX: u64 = 1024 * 1024;

type Tokens = StandardTokenResponse<
    IdTokenFields<
        Others,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;

type Client = openidconnect::Client<
    Others,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Asks for one thing, and follows nobody elsewhere.
pub struct Http(Agent);

impl Http {
    pub fn new() -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(TIMEOUT))
            .http_status_as_error(false)
            .max_redirects(0)
            .build();
        Self(config.into())
    }

    pub fn ask(&self, request: HttpRequest) -> Result<HttpResponse, ureq::Error> {
        let response = match request.body().is_empty() {
            true => self.0.run(request.map(drop))?,
            false => self.0.run(request)?,
        };
        let (head, mut body) = response.into_parts();
        let limited = body.with_config().limit(ANSWER_BYTES_MAX);
        Ok(HttpResponse::from_parts(head, limited.read_to_vec()?))
    }
}

impl Inner {
    /// Where a browser is sent with a question.
    pub fn address(
        &self,
        question: Question,
        now: DateTime<Utc>,
    ) -> Result<String, ProviderProblem> {
        let client = self.client(self.metadata(now)?);
        let Question {
            state,
            nonce,
            verifier,
        } = question;
        let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
        let state = move || CsrfToken::new(state);
        let nonce = move || Nonce::new(nonce);
        let verifier = PkceCodeVerifier::new(verifier);
        let asked = client
            .authorize_url(flow, state, nonce)
            .add_scopes(self.configuration.scopes.iter().cloned())
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        Ok(asked.url().0.into())
    }

    /// Redeems a code, and checks all that comes back.
    pub fn redeem(
        &self,
        code: String,
        question: Question,
        now: DateTime<Utc>,
    ) -> Result<Person, ProviderProblem> {
        let client = self.client(self.metadata(now)?);
        let tokens = self.tokens(&client, code, question.verifier)?;
        let signed = self.signed(&client, &tokens, (Nonce::new(question.nonce), now))?;
        let groups_claim = &self.configuration.groups_claim;
        let told = self.told(&client, &tokens, &signed)?;
        if claims::leaves_out(&signed, told.as_ref(), groups_claim) {
            let cause = "it leaves groups out, as there are too many: let it send those that are \
                         assigned to the portal";
            return Err(self.unproven(cause));
        }
        let person = claims::person(&signed, told.as_ref(), groups_claim);
        let is_verified = person.is_email_verified || self.configuration.addresses_are_verified;
        Ok(Person {
            is_email_verified: is_verified,
            ..person
        })
    }

    fn metadata(&self, now: DateTime<Utc>) -> Result<CoreProviderMetadata, ProviderProblem> {
        let provider = (&self.configuration.issuer, &self.http);
        self.discovery.find(provider, now)
    }

    fn client(&self, metadata: CoreProviderMetadata) -> Client {
        let methods = metadata.token_endpoint_auth_methods_supported();
        let takes = |method| methods.is_none_or(|it| it.contains(&method));
        let auth_type = match takes(CoreClientAuthMethod::ClientSecretBasic) {
            true => AuthType::BasicAuth,
            false => AuthType::RequestBody,
        };
        let Self { configuration, .. } = self;
        let (id, secret) = (&configuration.client_id, &configuration.client_secret);
        Client::from_provider_metadata(metadata, id.clone(), Some(secret.clone()))
            .set_auth_type(auth_type)
            .set_redirect_uri(configuration.redirect.clone())
    }

    fn tokens(
        &self,
        client: &Client,
        code: String,
        verifier: String,
    ) -> Result<Tokens, ProviderProblem> {
        let asked = client.exchange_code(AuthorizationCode::new(code));
        let asked = asked.map_err(|cause| self.unproven(&told(&cause)))?;
        let asked = asked.set_pkce_verifier(PkceCodeVerifier::new(verifier));
        asked
            .request(&|it| self.http.ask(it))
            .map_err(|cause| match cause {
                RequestTokenError::Request(cause) => self.unavailable(&cause),
                RequestTokenError::ServerResponse(said) => {
                    let cause = said.error().to_string();
                    self.unproven(&cause);
                    match said.error() {
                        // It expired there, or was redeemed before.
                        CoreErrorResponseType::InvalidGrant => ProviderProblem::Over,
                        _ => ProviderProblem::Unproven,
                    }
                }
                cause => self.unproven(&told(&cause)),
            })
    }

    /// What the provider signed. Where it signed with a key that was not there yet, it has new ones.
    fn signed(
        &self,
        client: &Client,
        tokens: &Tokens,
        (nonce, now): (Nonce, DateTime<Utc>),
    ) -> Result<Signed, ProviderProblem> {
        use ClaimsVerificationError::SignatureVerification;
        let token = tokens.id_token();
        let token = token.ok_or_else(|| self.unproven("it sent no ID token"))?;
        let checked = |client: &Client| {
            let verifier = client.id_token_verifier().set_time_fn(move || now);
            token.claims(&verifier, &nonce).cloned()
        };
        let signed = match checked(client) {
            Err(SignatureVerification(SignatureVerificationError::NoMatchingKey)) => {
                let provider = (&self.configuration.issuer, &self.http);
                checked(&self.client(self.discovery.find_anew(provider, now)?))
            }
            signed => signed,
        };
        signed.map_err(|cause| self.unproven(&told(&cause)))
    }

    /// What the provider tells beside that of the same person, where it has a place to ask.
    fn told(
        &self,
        client: &Client,
        tokens: &Tokens,
        signed: &Signed,
    ) -> Result<Option<Told>, ProviderProblem> {
        let subject = signed.subject().clone();
        let Ok(asked) = client.user_info(tokens.access_token().clone(), Some(subject)) else {
            return Ok(None);
        };
        let answer = asked.request(&|it| self.http.ask(it));
        answer.map(Some).map_err(|cause| match cause {
            UserInfoError::Request(cause) => self.unavailable(&cause),
            cause => self.unproven(&told(&cause)),
        })
    }

    fn unavailable(&self, cause: &dyn Error) -> ProviderProblem {
        let (issuer, cause) = (self.configuration.issuer.as_str(), told(cause));
        tracing::warn!(issuer, cause, "a provider does not answer");
        ProviderProblem::Unavailable
    }

    fn unproven(&self, cause: &str) -> ProviderProblem {
        let issuer = self.configuration.issuer.as_str();
        tracing::warn!(issuer, cause, "a provider's answer proves nothing");
        ProviderProblem::Unproven
    }
}

/// An error with its causes, in one line.
pub fn told(error: &dyn Error) -> String {
    let causes = std::iter::successors(Some(error), |it| (*it).source());
    let causes: Vec<_> = causes.map(ToString::to_string).collect();
    causes.join(": ")
}
