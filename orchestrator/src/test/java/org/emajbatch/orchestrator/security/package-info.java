/** Secrets stay secret, names stay names, connections are encrypted, and emaj_adm is enough. */
package org.emajbatch.orchestrator.security;
