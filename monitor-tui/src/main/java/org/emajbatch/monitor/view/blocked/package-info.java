/** Who waits for whom. */
package org.emajbatch.monitor.view.blocked;
