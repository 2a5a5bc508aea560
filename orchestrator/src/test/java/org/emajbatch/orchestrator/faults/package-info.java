/**
 * What may fail, at every step of the protocol, made to happen: the fault matrix, and the proxy
 * that cuts connections at a given message.
 */
package org.emajbatch.orchestrator.faults;
