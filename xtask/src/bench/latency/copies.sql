-- One invoice of the demo world, copied many times. Copies differ in key, name, number, cause, date,
-- status and amount. Whole rows are copied, so a new column needs no change here.
-- :accounts, :invoices and :measured are put in before this runs.
PRAGMA synchronous = OFF;
PRAGMA temp_store = MEMORY;
BEGIN;
CREATE TEMP TABLE numbers AS
  WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted LIMIT :invoices)
  SELECT n FROM counted;
CREATE TEMP TABLE original AS
  SELECT i.* FROM invoices i JOIN accounts a ON a.id = i.account_id
  WHERE a.display_name = 'Contoso Ltd' AND i.currency = 'EUR'
  ORDER BY i.invoice_date DESC LIMIT 1;

CREATE TEMP TABLE account AS
  SELECT a.* FROM accounts a, numbers
  WHERE a.id = (SELECT account_id FROM original) AND n < :accounts;
UPDATE account SET id = randomblob(16), name = 'copy ' || rowid,
  display_name = 'Contoso copy ' || rowid;
INSERT INTO accounts SELECT * FROM account;

CREATE TEMP TABLE invoice AS SELECT original.* FROM original, numbers;
CREATE TEMP TABLE place AS SELECT rowid AS n, id FROM account;
UPDATE invoice SET id = randomblob(16), name = printf('COPY%08d', rowid),
  document_number = printf('COPY-%08d', rowid), cause = 'late-' || rowid,
  invoice_date = date('2020-01-01', (rowid * 37 % 2400) || ' days'),
  due_date = date('2020-01-31', (rowid * 37 % 2400) || ' days'),
  total_minor = rowid * 7919 % 1000003, paid_minor = 0,
  status = CASE rowid % 4 WHEN 0 THEN 'Due' WHEN 1 THEN 'PastDue' ELSE 'Paid' END;
UPDATE invoice SET account_id = (
    SELECT id FROM place WHERE n = 1 + invoice.rowid % (SELECT COUNT(*) FROM place))
  WHERE rowid > :measured;
INSERT INTO invoices SELECT * FROM invoice;

-- What an invoice says, and its documents: for the account that is looked at.
CREATE TEMP TABLE content AS
  SELECT c.* FROM invoice_contents c, numbers
  WHERE c.invoice_id = (SELECT id FROM original) AND n <= :measured;
UPDATE content SET invoice_id = (SELECT id FROM invoice WHERE invoice.rowid = content.rowid);
INSERT INTO invoice_contents SELECT * FROM content;
CREATE TEMP TABLE document AS
  SELECT d.* FROM documents d, numbers
  WHERE d.invoice_id = (SELECT id FROM original) AND d.language = 'en' AND n <= :measured;
UPDATE document SET id = randomblob(16), name = printf('COPY%08d', rowid),
  invoice_id = (SELECT id FROM invoice WHERE invoice.rowid = document.rowid);
INSERT INTO documents SELECT * FROM document;
COMMIT;
ANALYZE;
