/**
 * The commit protocol as an explicit-state model: every interleaving of client, server, recoverers
 * and faults is explored. The client's transitions and the recoverer's verdict are the production
 * code itself; docs/protocol.md says what is modelled and what is proved.
 */
package org.emajbatch.orchestrator.protocol.model;
