/** Runs what the documentation tells its readers to type. */
package org.emajbatch.docs;
