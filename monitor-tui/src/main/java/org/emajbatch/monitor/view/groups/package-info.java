/** Table groups: the list of them, and all that is told of one. */
package org.emajbatch.monitor.view.groups;
