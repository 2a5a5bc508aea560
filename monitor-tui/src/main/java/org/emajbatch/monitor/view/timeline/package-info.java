/** One rollback by session and time, and one step of it. */
package org.emajbatch.monitor.view.timeline;
