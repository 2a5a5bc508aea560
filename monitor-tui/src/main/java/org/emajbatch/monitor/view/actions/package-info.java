/**
 * The dialogs of everything that changes something: what exactly will happen, and what is asked of
 * the outside when it is confirmed. Nothing here acts by itself.
 */
package org.emajbatch.monitor.view.actions;
