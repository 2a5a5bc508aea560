/** How the model looks: pure functions from a model and a size to a grid of characters. */
package org.emajbatch.monitor.view;
