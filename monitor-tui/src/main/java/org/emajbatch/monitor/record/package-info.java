/** Recordings of what a dashboard was shown, and playing them without a server. */
package org.emajbatch.monitor.record;
