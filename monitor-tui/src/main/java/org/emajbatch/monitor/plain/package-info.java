/** Output for pipes, logs and scripts: text in the layout of E-Maj's own monitor. */
package org.emajbatch.monitor.plain;
