/**
 * Spreads indivisible pieces of work over identical sessions so that the longest session is short.
 */
package org.emajbatch.planner.assign;
