/** Carrying out what the user's keys ask of the world outside: calls, and other commands. */
package org.emajbatch.monitor.outside;
