/**
 * What the dashboard knows and how every event changes it: pure values and functions, no terminal,
 * no database.
 */
package org.emajbatch.monitor.model;
