-- Fills the schemas warehouse and billing, independently of shop. Needs helpers.sql.

INSERT INTO warehouse.depot
  SELECT 'D' || i, 'Depot ' || i, int4range(6 + i % 3, 18 + i % 5), set_masklen(inet '192.168.0.0' + i * 256, 24)::cidr
    FROM generate_series(1, 4) AS i;

INSERT INTO warehouse.supplier (name, contacts)
  SELECT 'Supplier ' || i, jsonb_build_object('phone', '+00 ' || i, 'fax', NULL) FROM generate_series(1, 100) AS i;

INSERT INTO warehouse.stock (depot, product, quantity, reserved, shelf)
  SELECT 'D' || 1 + i % 4, 1 + i / 4, 20 + i % 400, i % 7, 'Shelf ' || i % 90 || chr(65 + i % 26)
    FROM generate_series(0, 4 * pg_temp.products() - 1) AS i;

INSERT INTO warehouse."Purchase Order"
  SELECT 'PO/' || lpad(i::text, 7, '0'), 1 + i % 100, 'D' || 1 + i % 4, daterange(date '2026-01-01' + i % 200, date '2026-08-01' + i % 90),
         json_build_object('product', i, 'quantity', i % 50)
    FROM generate_series(1, pg_temp.scaled(4000)) AS i;

INSERT INTO billing.account
  SELECT lpad(i::text, 4, '0'), 'Account ' || i, CASE WHEN i > 9 THEN lpad((i / 10)::text, 4, '0') END
    FROM generate_series(1, 500) AS i;

INSERT INTO billing."Invoice" ("order", issued, "Net", "VAT", sent_to)
  SELECT 100000 + i, date '2025-06-02' + i % 300, i % 50000 / 120.0, i % 50000 / 600.0, ARRAY['customer' || i || '@example.org']
    FROM generate_series(1, pg_temp.invoices()) AS i;

INSERT INTO billing.ledger_entry (account, invoice, debit, credit, valid, document_hash)
  SELECT lpad((1 + i % 500)::text, 4, '0'), 5000001 + i / 2 % pg_temp.invoices(), CASE WHEN i % 2 = 0 THEN i % 50000 / 100.0 END,
         CASE WHEN i % 2 = 1 THEN i % 50000 / 100.0 END,
         tstzrange(timestamptz '2025-06-02 00:00:00Z' + i * interval '1 minute', NULL), decode(md5(i::text), 'hex')
    FROM generate_series(0, 2 * pg_temp.scaled(33000) - 1) AS i;

INSERT INTO billing.dunning (invoice, level)
  SELECT "Number", 1 + "Number" / 15 % 3 FROM billing."Invoice" WHERE "Number" % 15 = 0;
