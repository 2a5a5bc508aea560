/** What the user asks for, validated once and never changed afterwards. */
package org.emajbatch.orchestrator.request;
