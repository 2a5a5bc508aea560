/**
 * The run as a Spring Batch job: launched by it and recorded in its repository. It arranges the
 * calls and remembers them; it never decides anything. The only package that knows Spring.
 */
package org.emajbatch.orchestrator.job;
