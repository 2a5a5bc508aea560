/** Measures engines and clients on the same workloads. */
package org.emajbatch.benchmark;
