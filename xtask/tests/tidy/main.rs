//! What must hold of the whole checkout and no compiler says: arrows, lengths, colours, words,
//! exactness. Each test lists every place that breaks its rule.

mod arrows;
mod colours;
mod deeds;
mod events;
mod exactness;
mod islands;
mod length;
mod licences;
mod messages;
mod panics;
mod paths;
mod product;
mod routes;
mod skipped;
mod sql;
mod tokens;
mod tree;
