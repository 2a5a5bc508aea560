/** Measures. */
package org.emajbatch.benchmark.experiment;
