/** What can go wrong, said once: exit code, machine code, state of the data, what to type next. */
package org.emajbatch.orchestrator.failure;
