/**
 * The sample application that the demo and tests roll back: a web shop with its depots and
 * accounts, and digests that prove what became of its tables.
 */
package org.emajbatch.samples;
