-- shop_billing at night, beside night-batch.sql: invoices for the day's orders, and the letters to those who have not paid.

BEGIN;
INSERT INTO billing."Invoice" ("order", issued, "Net", "VAT")
  SELECT number, '2026-05-01', "Total" / 1.2, "Total" / 6
    FROM shop."Order" WHERE number > 100000 + pg_temp.orders() ORDER BY number;
INSERT INTO billing.ledger_entry (account, invoice, debit, valid, document_hash)
  SELECT lpad((1 + "Number" % 500)::text, 4, '0'), "Number", "Gross", tstzrange('2026-05-01 22:00:00Z', NULL),
         decode(md5("Number"::text), 'hex')
    FROM billing."Invoice" WHERE issued = '2026-05-01' ORDER BY "Number";
COMMIT;

BEGIN;
UPDATE billing."Invoice" SET sent_to = array_append(sent_to, 'archive@example.org') WHERE "Number" % 2 = 1;
DELETE FROM billing.ledger_entry WHERE id % 9 = 0;
UPDATE billing.account SET name = 'Closed ' || number WHERE summed_into IS NULL;
COMMIT;

BEGIN;
DELETE FROM billing.dunning WHERE level = 3;
INSERT INTO billing.dunning
  SELECT "Number", 1 FROM billing."Invoice" WHERE "Number" % 10 = 0
  ON CONFLICT (invoice) DO UPDATE SET level = billing.dunning.level + 1, letters = array_append(billing.dunning.letters, 'second letter');
COMMIT;
