-- Foreign keys, and the indexes that the application needs. They follow the load, since checking a whole table at once is
-- far cheaper than checking row by row.

CREATE UNIQUE INDEX customer_email ON shop.customer (email);
CREATE INDEX address_customer ON shop.address (customer);
CREATE UNIQUE INDEX product_code ON shop.product (code);
CREATE INDEX order_customer ON shop."Order" (customer);
CREATE INDEX payment_order ON shop.payment ("order");
CREATE INDEX invoice_order ON billing."Invoice" ("order");
CREATE INDEX ledger_entry_invoice ON billing.ledger_entry (invoice);

ALTER TABLE shop.customer
  ADD CONSTRAINT customer_country FOREIGN KEY (country) REFERENCES shop.country;
ALTER TABLE shop.address
  ADD CONSTRAINT address_customer FOREIGN KEY (customer) REFERENCES shop.customer ON DELETE CASCADE;
ALTER TABLE shop.category
  ADD CONSTRAINT category_parent FOREIGN KEY (parent) REFERENCES shop.category DEFERRABLE;
ALTER TABLE shop.product
  ADD CONSTRAINT product_category FOREIGN KEY (category) REFERENCES shop.category;
ALTER TABLE shop."Order"
  ADD CONSTRAINT "Order_customer" FOREIGN KEY (customer) REFERENCES shop.customer,
  ADD CONSTRAINT "Order_address" FOREIGN KEY (address) REFERENCES shop.address DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE shop.order_line
  ADD CONSTRAINT order_line_order FOREIGN KEY ("order") REFERENCES shop."Order" ON DELETE CASCADE,
  ADD CONSTRAINT order_line_product FOREIGN KEY (product) REFERENCES shop.product;
ALTER TABLE shop.payment
  ADD CONSTRAINT payment_order FOREIGN KEY ("order") REFERENCES shop."Order" DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE shop.review
  ADD CONSTRAINT review_product FOREIGN KEY (product) REFERENCES shop.product,
  ADD CONSTRAINT review_customer FOREIGN KEY (customer) REFERENCES shop.customer ON DELETE CASCADE;
ALTER TABLE shop.cart
  ADD CONSTRAINT cart_customer FOREIGN KEY (customer) REFERENCES shop.customer ON DELETE CASCADE;

-- From here on the keys that leave the schema as well: warehouse and billing know the shop, the shop knows neither.
ALTER TABLE warehouse.stock
  ADD CONSTRAINT stock_depot FOREIGN KEY (depot) REFERENCES warehouse.depot,
  ADD CONSTRAINT stock_product FOREIGN KEY (product) REFERENCES shop.product;
ALTER TABLE warehouse.stock_movement
  ADD CONSTRAINT stock_movement_stock FOREIGN KEY (depot, product) REFERENCES warehouse.stock DEFERRABLE;
ALTER TABLE warehouse."Purchase Order"
  ADD CONSTRAINT "Purchase Order supplier" FOREIGN KEY (supplier) REFERENCES warehouse.supplier,
  ADD CONSTRAINT "Purchase Order depot" FOREIGN KEY (depot) REFERENCES warehouse.depot;
ALTER TABLE billing.account
  ADD CONSTRAINT account_summed_into FOREIGN KEY (summed_into) REFERENCES billing.account;
ALTER TABLE billing."Invoice"
  ADD CONSTRAINT "Invoice_order" FOREIGN KEY ("order") REFERENCES shop."Order" DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE billing.ledger_entry
  ADD CONSTRAINT ledger_entry_account FOREIGN KEY (account) REFERENCES billing.account,
  ADD CONSTRAINT ledger_entry_invoice FOREIGN KEY (invoice) REFERENCES billing."Invoice" DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE billing.dunning
  ADD CONSTRAINT dunning_invoice FOREIGN KEY (invoice) REFERENCES billing."Invoice" ON DELETE CASCADE;

-- Fresh statistics for the first estimates, as autovacuum would collect them in a minute.
ANALYZE;
