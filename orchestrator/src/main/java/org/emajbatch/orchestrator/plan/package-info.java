/** What a rollback would do and how long that may take, before it does anything. */
package org.emajbatch.orchestrator.plan;
