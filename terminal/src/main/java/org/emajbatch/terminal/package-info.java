/** What both programs know of the streams that they write to. */
package org.emajbatch.terminal;
