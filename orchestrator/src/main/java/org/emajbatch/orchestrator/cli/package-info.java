/** The command line: options in, exit code and printed report out. The only user of picocli. */
package org.emajbatch.orchestrator.cli;
