/** Shows results. */
package org.emajbatch.benchmark.report;
