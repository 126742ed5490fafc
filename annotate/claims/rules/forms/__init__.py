"""What the lines of a page show: whose words stand under a name, behind one, or before one."""
