/**
 * The property that everything else serves: after a rollback every table and every sequence equals
 * its content at the mark, byte for byte. Cases are made from a seed without a server (a {@link
 * org.emajbatch.sql.exactness.Case} made by {@link org.emajbatch.sql.exactness.CaseGenerator}), run
 * by {@link org.emajbatch.sql.exactness.CaseRunner}, made smaller by {@link
 * org.emajbatch.sql.exactness.Shrinker} and printed by {@link org.emajbatch.sql.exactness.Script}.
 */
package org.emajbatch.sql.exactness;
