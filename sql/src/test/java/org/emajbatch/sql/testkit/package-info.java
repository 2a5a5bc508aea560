/**
 * What every module's tests against a real PostgreSQL share: one server a JVM, one database a test.
 */
package org.emajbatch.sql.testkit;
