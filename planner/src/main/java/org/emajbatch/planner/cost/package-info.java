/** How long steps of a rollback will take, from those of earlier ones. Pure computation. */
package org.emajbatch.planner.cost;
