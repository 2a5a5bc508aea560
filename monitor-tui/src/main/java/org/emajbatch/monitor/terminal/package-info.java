/** The dashboard's hands: the real terminal, its keys, and the loop that ties model and view. */
package org.emajbatch.monitor.terminal;
