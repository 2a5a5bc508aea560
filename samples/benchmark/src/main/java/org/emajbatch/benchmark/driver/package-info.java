/** Ways to have an engine roll back. */
package org.emajbatch.benchmark.driver;
