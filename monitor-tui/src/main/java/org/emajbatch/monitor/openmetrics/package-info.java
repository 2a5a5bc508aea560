/** Output for Prometheus and its kin. */
package org.emajbatch.monitor.openmetrics;
