/**
 * The commit protocol as pure states and transitions, and the points at which a listener may step
 * in. Nothing here touches a database.
 */
package org.emajbatch.orchestrator.protocol;
