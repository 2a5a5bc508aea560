/** Output for programs: one JSON document a line. */
package org.emajbatch.monitor.json;
