package org.emajbatch.monitor.view;

/**
 * Text in one tone.
 *
 * @param text as it came, however strange
 * @param tone what it means
 */
public record Span(String text, Tone tone) {}
