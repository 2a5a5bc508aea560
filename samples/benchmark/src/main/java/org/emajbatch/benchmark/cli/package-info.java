/** The command line. */
package org.emajbatch.benchmark.cli;
