/**
 * Looks at a database before somebody needs it in the night: each finding says what it costs and
 * what to type. The checks are pure; {@link org.emajbatch.orchestrator.doctor.Doctor} alone reads.
 */
package org.emajbatch.orchestrator.doctor;
