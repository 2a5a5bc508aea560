/**
 * How events change the model: pure functions, no terminal, no database. It may ask the views what
 * is on a screen, because what a key does depends on that.
 */
package org.emajbatch.monitor.update;
