/** Where pictures come from: the one connection, and the thread that renews it. */
package org.emajbatch.monitor.feed;
