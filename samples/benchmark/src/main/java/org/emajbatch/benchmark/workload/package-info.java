/** What is measured, as SQL text; pure descriptions without a database. */
package org.emajbatch.benchmark.workload;
