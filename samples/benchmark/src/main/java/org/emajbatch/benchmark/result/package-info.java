/** What came out: values without behaviour but for medians and ratios. */
package org.emajbatch.benchmark.result;
