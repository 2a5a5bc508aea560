/** The server, its databases and the engine in them. */
package org.emajbatch.benchmark.server;
