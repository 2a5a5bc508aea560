/** The command emaj-monitor: options, exit codes, and the choice between dashboard and text. */
package org.emajbatch.monitor;
