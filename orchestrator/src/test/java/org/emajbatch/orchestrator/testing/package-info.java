/** What the orchestrator's tests share: an application to roll back, and the program to do it. */
package org.emajbatch.orchestrator.testing;
